# SPDX-License-Identifier: MIT
# FTP servers: proftpd (FTP, FTPS and SFTP in one) and vsftpd, which of its
# kind alone wants TLS sessions to be taken up.  Source it after lib.sh.
#
#	start_proftpd [LINE...]	$ftp_port, $sftp_port, $ftp_root; LINEs are
#				more of its configuration for FTP
#	start_vsftpd [LINE...]	$vsftp_port, $vsftp_root; root only
ftp_user=lab
ftp_password=lab-password-0123456789

have_proftpd() {
	have proftpd && have ftpasswd && have openssl && have ssh-keygen ||
	    return 1
	for module in tls sftp; do
		[ -z "$(find /usr/lib/proftpd /usr/libexec/proftpd \
		    -name mod_$module.so 2>/dev/null)" ] || continue
		why="no mod_$module of proftpd"
		return 1
	done
}

# Both servers in it know the same user, who is the one who runs this.
proftpd_conf() {
	cat <<END
ServerType standalone
DefaultAddress 127.0.0.1
Port $ftp_port
SocketBindTight on
PidFile $home/proftpd/pid
ScoreboardFile $home/proftpd/score
DelayTable none
WtmpLog off
TransferLog none
UseReverseDNS off
SystemLog $home/proftpd/log
User $(id -un)
Group $(id -gn)
PassivePorts $((ftp_port + 2)) $((ftp_port + 9))
LoadModule mod_tls.c
LoadModule mod_sftp.c
<Global>
 AuthPAM off
 AuthOrder mod_auth_file.c
 AuthUserFile $home/proftpd/passwd
 RequireValidShell off
 RootLogin on
 AllowOverwrite on
 AllowStoreRestart on
</Global>
<IfModule mod_tls.c>
 TLSEngine on
 TLSRSACertificateFile $home/tls/server.crt
 TLSRSACertificateKeyFile $home/tls/server.key
 TLSProtocol TLSv1.2 TLSv1.3
 TLSLog $home/proftpd/tls
</IfModule>
END
	for line in "$@"; do
		echo "$line"
	done
	cat <<END
<VirtualHost 127.0.0.1>
 Port $sftp_port
 SFTPEngine on
 SFTPLog $home/proftpd/sftp
 SFTPHostKey $home/proftpd/hostkey
 SFTPAuthMethods password publickey
 SFTPAuthorizedUserKeys file:$home/proftpd/keys
</VirtualHost>
END
}

start_proftpd() {
	make_certificates || return 1
	ftp_port=$(free_ports 10) || return 1
	sftp_port=$((ftp_port + 1))
	ftp_root=$home/proftpd/root
	mkdir -p "$ftp_root"
	[ -e proftpd/hostkey ] || ssh-keygen -q -t ed25519 -N '' -m PEM \
	    -f proftpd/hostkey || return 1
	[ -e proftpd/key ] || ssh-keygen -q -t ed25519 -N '' \
	    -f proftpd/key || return 1
	ssh-keygen -e -f proftpd/key.pub >proftpd/keys
	echo "$ftp_password" | ftpasswd --passwd --name "$ftp_user" \
	    --uid "$(id -u)" --gid "$(id -g)" --home "$ftp_root" \
	    --shell /bin/sh --file proftpd/passwd --sha512 --stdin \
	    >proftpd/made 2>&1
	proftpd_conf "$@" >proftpd/conf
	begin proftpd/said proftpd -n -c "$home/proftpd/conf"
	listening "$ftp_port" "$pid" proftpd/said &&
	    listening "$sftp_port" "$pid" proftpd/said
}

have_vsftpd() {
	have vsftpd && have openssl || return 1
	[ "$(id -u)" -eq 0 ] && return 0
	why="vsftpd wants root"
	return 1
}

# Anybody gets in by any password (PAM says so), as the user daemon, who has a home everywhere.
vsftpd_conf() {
	cat <<END
background=NO
listen=YES
listen_address=127.0.0.1
listen_port=$vsftp_port
pasv_min_port=$((vsftp_port + 1))
pasv_max_port=$((vsftp_port + 9))
anonymous_enable=NO
local_enable=YES
guest_enable=YES
guest_username=daemon
virtual_use_local_privs=YES
local_root=$vsftp_root
chroot_local_user=YES
allow_writeable_chroot=YES
write_enable=YES
secure_chroot_dir=$home/vsftpd/empty
pam_service_name=$vsftpd_pam
ssl_enable=YES
require_ssl_reuse=YES
rsa_cert_file=$home/tls/server.crt
rsa_private_key_file=$home/tls/server.key
seccomp_sandbox=NO
isolate=NO
isolate_network=NO
xferlog_enable=NO
END
	for line in "$@"; do
		echo "$line"
	done
}

# The only thing outside our folder: a PAM service of our own, taken away
# at the end.
make_pam() {
	vsftpd_pam=aam-onboard-test-$$
	{
		echo 'auth required pam_permit.so'
		echo 'account required pam_permit.so'
	} >"/etc/pam.d/$vsftpd_pam" 2>/dev/null && return 0
	why="no PAM service can be made"
	return 1
}

start_vsftpd() {
	make_certificates && make_pam || return 1
	trap 'rm -f "/etc/pam.d/$vsftpd_pam"; finish_all' EXIT
	vsftp_port=$(free_ports 10) || return 1
	vsftp_root=$home/vsftpd/root
	mkdir -p "$vsftp_root" vsftpd/empty
	chmod 711 "$home" "$home/vsftpd"
	chown daemon "$vsftp_root"
	vsftpd_conf "$@" >vsftpd/conf
	begin vsftpd/said vsftpd "$home/vsftpd/conf"
	listening "$vsftp_port" "$pid" vsftpd/said
}
