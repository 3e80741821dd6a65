"""The words that the bank's sentences are made of. All of it was written for this bench."""

from __future__ import annotations

PUPILS = ("Ayu", "Bagas", "Citra", "Danu", "Elok", "Fajar", "Gita", "Hasan", "Intan", "Joko", "Kirana", "Lukman")
SCENES = (
    ("tinggi tanaman cabai", "kebun sekolah"),
    ("suhu air sumur", "halaman balai warga"),
    ("jumlah perahu yang berlabuh", "pelabuhan ikan"),
    ("berat panen jagung", "sawah di belakang rumah"),
    ("panjang bayangan tiang bendera", "lapangan upacara"),
    ("harga beras dan minyak", "pasar kecamatan"),
    ("banyaknya buku yang dipinjam", "perpustakaan desa"),
    ("tinggi permukaan air", "tepi sungai"),
    ("curah hujan setiap pagi", "taman belakang sekolah"),
    ("jumlah penumpang bus", "terminal kota"),
)
TELLING = (
    "{pupil} dan {friend} mencatat {thing} di {place} selama {days} hari berturut-turut bersama kelompoknya. "
    "Langkah paling tepat yang perlu mereka lakukan sesudah itu adalah ….",
    "Kelompok {pupil} mendapat tugas menyelidiki {thing} di {place} dalam waktu {days} hari. "
    "Agar hasilnya dapat dipercaya oleh teman sekelas, kelompok itu sebaiknya ….",
    "Pada laporan {pupil} tertulis bahwa {thing} di {place} berubah dua kali dalam {days} hari. "
    "Supaya {friend} memahami perubahan itu dengan mudah, {pupil} sebaiknya ….",
    "Sebelum berangkat ke {place}, {pupil} membagi tugas kepada {days} orang temannya untuk mengamati {thing}. "
    "Tugas yang paling sesuai bagi {friend} adalah ….",
)
SHORT = (
    "{pupil} mencatat {thing} selama {days} hari. Sesudah itu, {pupil} sebaiknya ….",
    "Kelompok {pupil} mengamati {thing} selama {days} hari. Tugas {friend} adalah ….",
)
DOING = (
    "menyusun",
    "memeriksa",
    "menggambar",
    "menghitung",
    "menjelaskan",
    "menyalin",
    "menyimpan",
    "membacakan",
)
DATA = ("tabel", "catatan", "grafik", "hasil ukur", "daftar", "simpulan", "peta", "jadwal")
MANNER = (
    "bersama regu",
    "menurut tanggal",
    "dengan teliti",
    "sebelum pulang",
    "di buku tugas",
    "sesuai petunjuk",
)
CLAIMS = (
    "Alat ukur yang dibawa {pupil} ke {place} perlu diuji dahulu sebelum dipakai untuk mencatat {thing}.",
    "Catatan {pupil} tentang {thing} di {place} boleh diubah sesudah laporan kelompok diserahkan kepada guru.",
    "Pengamatan {thing} di {place} selama {days} hari menghasilkan data yang dapat disajikan dalam sebuah tabel.",
    "Kesimpulan {pupil} mengenai {thing} di {place} dapat ditulis sebelum pengamatan hari pertama selesai.",
    "Jika {pupil} dan {friend} mengamati {thing} di {place} pada waktu yang sama, catatan keduanya dapat dibandingkan.",
)
GAPS = (
    ("Alat yang dipakai {pupil} untuk mengukur suhu air sumur di {place} selama {days} hari disebut ….", "termometer"),
    ("Penelitian {pupil} di {place} memerlukan timbangan untuk mengetahui besaran pokok yang disebut ….", "massa"),
    ("Gambar yang menunjukkan letak {place} dan jalan menuju sekolah {pupil} disebut ….", "denah"),
    ("Nilai tengah data yang dikumpulkan {pupil} dan {friend} di {place} setelah diurutkan disebut ….", "median"),
    ("Wujud air di {place} sesudah dipanaskan matahari, seperti yang dicatat {pupil}, disebut ….", "uap"),
)
